"""The rules of PDF/A-2u and PDF/UA-1 that these tests check by themselves, each with what breaks it.

Each module has a table of rules. A checker (`page-validation`), qpdf and poppler check more; see
docs/pdf.md.
"""
