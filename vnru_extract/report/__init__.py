"""Records as one self-contained page, to look at: documents, timeline, trade, people, agreements, tables.

| module | does |
|---|---|
| `output.py` | takes records in order, and writes the page whole or not at all |
| `data.py` | what the page's script reads: the documents, what is joined across them, the words of dates |
| `joined.py`, `trade.py` | people, offices, agreements, trade and conflicts, as `corpus/` joins them |
| `overview.py` | the counts that the page opens with |
| `spoken.py` | EDTF values as people say them |
| `template.py` | the page from `page/`: Jinja2 templates, style, script, and the policy that lets nothing else run |
"""

from vnru_extract.report.output import ReportFile

__all__ = ["ReportFile"]
