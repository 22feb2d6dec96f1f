"""Watches: saved questions that tell what is new since they were last asked, with the reason and the sentence."""

from communique.desk.watch.asking import Found, Matched, look
from communique.desk.watch.model import Watch, WatchBook, WatchError
from communique.desk.watch.telling import counted, report_json, report_text

__all__ = ["Found", "Matched", "Watch", "WatchBook", "WatchError", "counted", "look", "report_json", "report_text"]
