"""Every act on articles, one function each; the only writer of states and grants.

Each locks the article, reads again, asks `access`, writes named columns and one line of
the log, all in one transaction, and raises `Refused` when the rules say no.
"""

from articles.actions.channels import (
    Holders,
    grant_first_rights,
    holders,
    set_rights,
)
from articles.actions.deciding import approve, send_back
from articles.actions.publishing import publish
from articles.actions.revising import revise
from articles.actions.sharing import share
from articles.actions.submitting import Submission, recall, submit
from articles.actions.text import Named, Text
from articles.actions.writing import bin_draft, create, restore, save

__all__ = [
    "Holders",
    "Named",
    "Submission",
    "Text",
    "approve",
    "bin_draft",
    "create",
    "grant_first_rights",
    "holders",
    "publish",
    "recall",
    "restore",
    "revise",
    "save",
    "send_back",
    "set_rights",
    "share",
    "submit",
]
