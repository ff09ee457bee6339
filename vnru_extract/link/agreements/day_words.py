"""The words beside the days of an instrument, in languages other than English."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class DayWords:
    """What stands right before a date, but for `other`, which stands between a verb and a date that is not its own.

    `not_own`: a date in a name that is no day of signing; `until`: the end of a term; `after`: a name and then only
    this before its day; `not_when`: a date that says no time of a deed; `today`: the day of the document; `since`: a
    beginning, and `acting` what an instrument does from then on. `at_talks`: made when people met, and `talks` tell of
    that. `goes_on`: a sentence that goes on about the one named before it, up to the verb. `closing`: the line at the
    end of a document that is an instrument itself, up to its day; `done` how it says that it was made.
    """

    not_own: re.Pattern[str]
    until: re.Pattern[str]
    after: re.Pattern[str]
    not_when: re.Pattern[str]
    other: re.Pattern[str]
    today: re.Pattern[str]
    since: re.Pattern[str]
    acting: re.Pattern[str]
    at_talks: re.Pattern[str]
    talks: re.Pattern[str]
    goes_on: re.Pattern[str]
    closing: re.Pattern[str]
    done: re.Pattern[str]


DAY_WORDS = {
    "ru": DayWords(
        # на 2021| период до| в 2020-
        not_own=re.compile(r"(?:(?<!\w)(?:в|до|за|конца|на|период|по|с)|[-—]) ?$"),
        until=re.compile(r"(?<!\w)(?:до|по) (?:конца )?$"),
        # (Москва,| (| " от| , датированный
        after=re.compile(r"\"? \((?:г\. )?(?:[А-ЯЁ][а-яё-]+, )?$|\"? от (?:начала |конца |середины )?$"),
        not_when=re.compile(
            r"(?<!\w)(?:до|за|к|конца|на|накануне|начиная с|между|перед|период|по|после|с|со|чем|до конца) $",
            re.IGNORECASE,
        ),
        other=re.compile(
            r"[;:]|(?<!\w)(?:вступ\w+|действ\w+|до|истека\w+|котор\w+|начина\w+|отметил\w*|рассчитан\w*"
            r"|сказал\w*|сообщил\w*|сроком|что)(?!\w)"
        ),
        today=re.compile(r"(?<!\w)сегодня(?!\w)", re.IGNORECASE),
        since=re.compile(r"(?<!\w)(?:начиная )?со? $", re.IGNORECASE),
        # с 10 ноября| действует, |с июля| его заменило
        acting=re.compile(
            r"(?:(?:временно|его|е[её]|их|официально|уже) ){0,2}"
            r"(?:(?:действ|функциониру)(?:ует|уют|овал\w*)|применя(?:ется|ются|л\w+)|замени(?:л\w*|вш\w+)|сменил\w*"
            r"|вступ(?:ает|ил\w*|ит) в (?:действие|силу)|начал\w* (?:действовать|применяться))(?!\w)"
        ),
        at_talks=re.compile(
            r"(?<!\w)(?:(?:по (?:завершении|итогам|окончании|результатам)|после|в ходе|в рамках|на)"
            r" (?:(?:официальных|двусторонних|состоявшихся|этих|его|их) ){0,2}"
            r"(?:бесед|встреч|консультац|переговор|саммит|заседани|церемони)\w*|в присутствии)(?!\w)",
            re.IGNORECASE,
        ),
        talks=re.compile(
            r"(?<!\w)(?:бесед\w*|встре[тч]\w*|консультац\w+|переговор\w+|принял[аи]?|саммит\w*|заседани\w+)(?!\w)",
            re.IGNORECASE,
        ),
        # Документ| был подписан; Его |подписали
        goes_on=re.compile(
            r"(?:Документ|Его|Е[её]|Он[ао]?) (?:(?:был[ао]?|стороны|министры|президенты|главы|официально) ){0,2}"
            r"(?:заключ[её]н\w*|парафирован\w*|подписа\w+)(?!\w)"
        ),
        closing=re.compile(
            r"[ \t\"(]*(?:(?:Подписано|Принято|Совершено|Составлено|ПОДПИСАНО|ПРИНЯТО|СОВЕРШЕНО)(?: во?)? )?"
            r"(?:(?:г\.|гор\.|городе?) ?)?(?:[А-ЯЁ][А-ЯЁа-яё-]+(?: [А-ЯЁ][А-ЯЁа-яё-]+){0,2}[ ,]{1,2})?"
        ),
        done=re.compile(r"[ \t\"(]*(?:П[Оо][Дд][Пп]|П[Рр][Ии][Нн]|С[Оо][Вв]|С[Оо][Сс])"),
    ),
    "vi": DayWords(
        not_own=re.compile(
            r"(?:(?<!\w)(?:cho|cuối|đến|đoạn|hết|kỳ|năm học|sau|tới|trong|trước|từ)(?: (?:ngày|năm|tháng))?|[-—]) ?$"
        ),
        until=re.compile(r"(?<!\w)(?:đến|tới)(?: hết)?(?: cuối)?(?: (?:ngày|năm|tháng))? $"),
        after=re.compile(r"\"? \((?:[A-ZĐ][\w ]{1,20}, )?(?:(?:được )?ký(?: kết)? )?(?:vào )?(?:ngày |năm |tháng )?$"),
        not_when=re.compile(
            r"(?<!\w)(?:cho|đến|đoạn|hết|kể từ|sau|so với|tới|trước|từ)(?: (?:ngày|năm|tháng))? $", re.IGNORECASE
        ),
        other=re.compile(
            r"[;:]|(?<!\w)(?:có hiệu lực|cho biết|hiệu lực|hết hạn|khẳng định|kể từ|nhấn mạnh|nói|phát biểu"
            r"|thực thi)(?!\w)"
        ),
        today=re.compile(r"(?<!\w)(?:hôm nay|(?:chiều|sáng|tối|trưa) nay)(?!\w)", re.IGNORECASE),
        since=re.compile(r"(?<!\w)(?:bắt đầu |kể )?từ (?:(?:ngày|năm|tháng) )?$", re.IGNORECASE),
        # từ 1/8/2020|, áp dụng
        acting=re.compile(r"(?:(?:chính thức|tạm thời|đã|được) ){0,3}(?:áp dụng|có hiệu lực|thực thi|thay thế)(?!\w)"),
        at_talks=re.compile(
            r"(?<!\w)(?:(?:sau|kết thúc|ngay sau|tại|trong|nhân)(?: khi)? (?:(?:buổi|các|cuộc|lễ) )?"
            r"(?:gặp|hội đàm|hội kiến|hội nghị|họp|kỳ họp|làm việc|tham vấn|đàm phán|ký kết|ký)"
            r"|(?:trước|với|dưới) sự chứng kiến)(?!\w)",
            re.IGNORECASE,
        ),
        talks=re.compile(
            r"(?<!\w)(?:cuộc gặp|gặp|hội đàm|hội kiến|hội nghị|họp|làm việc với|tham vấn|đàm phán)(?!\w)", re.IGNORECASE
        ),
        goes_on=re.compile(r"Văn kiện(?: này)? (?:(?:đã|được|chính thức|hai bên) ){0,4}ký(?: kết)?(?!\w)"),
        closing=re.compile(
            r"[ \t\"(]*(?:(?:Ký|Làm|Lập|Thông qua|LÀM|KÝ) tại )?"
            r"(?:(?:Thủ đô |[Tt]hành phố )?[A-ZĐÀ-Ỹ][\w-]+(?: [A-ZĐÀ-Ỹ][\w-]+){0,3}, )?"
            r"(?:ngày |Ngày )?"
        ),
        done=re.compile(r"[ \t\"(]*(?:Ký|KÝ|Làm|LÀM|Lập|Thông)"),
    ),
}
