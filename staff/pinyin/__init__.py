"""Names of staff in pinyin: what to show, what to search, how to sort. Pure."""

from staff.pinyin.clean import clean_name, fold, needle
from staff.pinyin.keys import NameKeys, keys

__all__ = ["NameKeys", "clean_name", "fold", "keys", "needle"]
