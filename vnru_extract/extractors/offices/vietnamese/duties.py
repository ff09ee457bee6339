"""What someone is in charge of, told at length: "Thứ trưởng| phụ trách các vấn đề chính trị| Bộ Ngoại giao Mỹ"."""

import re

from vnru_extract.extractors.offices.vietnamese.words import patterns
from vnru_extract.names import is_given_name
from vnru_extract.origins import homes_of_given
from vnru_extract.vietnamese_names import name_at, places, speech

WORDS = frozenset({"phụ trách", "đặc trách"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TIE = re.compile(r"(?:,? | - |-)(?=[^\W\d_])")
_BEYOND = re.compile(
    r"(?:bày|cho|chủ trì|cùng|của|có|cũng|dẫn|diễn|dự|gặp|hội|khẳng|kiêm|ký|là|làm|nhấn|nói|phát biểu|sang|sẽ|tại"
    r"|tham dự|thăm|thuộc|tiếp|tới|từ|vừa|với|đang|đã|đánh|đón|đến|đề nghị|được)\b"
)
_MOST_WORDS = 12
_LONG_NAME = 3


def duty_end(flow: str, at: int) -> int | None:
    """Where the description that begins here ends: at a mark, a verb, a body, an office or a name."""
    end, word = None, _WORD.match(flow, at)
    for _ in range(_MOST_WORDS):
        if word is None or _ends_before(flow, word.start()):
            break
        place = places().match(flow, word.start())
        end = place.end() if place else word.end()
        tie = _TIE.match(flow, end)
        if tie is None or ("," in tie.group() and not _lists(flow, tie.end())):
            break
        word = _WORD.match(flow, tie.end())
    return end


def _lists(flow: str, at: int) -> bool:
    """Whether a topic follows a comma: "phụ trách kinh tế|, năng lượng| và môi trường"."""
    return patterns().topic.match(flow, at) is not None and patterns().core.match(flow, at) is None


def _ends_before(flow: str, at: int) -> bool:
    if _BEYOND.match(flow, at) or speech().match(flow, at - 1) or patterns().core.match(flow, at):
        return True
    if not flow[at].isupper() or places().match(flow, at):
        return False
    if patterns().body.match(flow, at):
        return True
    name = name_at(flow, at)
    if name is None or name.words == 1:
        return False
    first = flow[name.start : name.end].replace(".", " ").split()[0]
    if name.kind == "vietnamese":
        return name.words >= _LONG_NAME and not patterns().topic.match(flow, at)
    return name.kind == "spelt" or "." in flow[name.start : name.end] or _is_given(first)


def _is_given(word: str) -> bool:
    first = word.split("-", maxsplit=1)[0]
    return any(is_given_name(part) or bool(homes_of_given(part)) for part in (word, first))
