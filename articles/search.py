"""Which articles somebody means by the words typed into a search box."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Credit, Draft, Quote, Section
from staff.ids import is_id

LONGEST_QUERY = 200  # characters; what is typed beyond them is not looked for
MOST_WORDS = 8


def matching(
    articles: QuerySet[Article], query: str, *, within: QuerySet[Draft]
) -> QuerySet[Article]:
    """Those of `articles` in which every word of `query` is found.

    A word is looked for as 稿号, and in the headlines, text, printed names and speakers
    of the drafts `within`: whoever may not read a text does not find it by its words.
    """
    for word in query[:LONGEST_QUERY].split()[:MOST_WORDS]:
        found = Q(Exists(within.filter(_has(word), article=OuterRef("pk"))))
        articles = articles.filter(found | _numbered(word))
    return articles


def _numbered(word: str) -> Q:
    if is_id(word):
        return Q(pk=int(word))
    return Q()


def _has(word: str) -> Q:
    sections = Section.objects.filter(draft=OuterRef("pk"))
    quotes = Quote.objects.filter(draft=OuterRef("pk"), speaker__icontains=word)
    credits_ = Credit.objects.filter(draft=OuterRef("pk"), name__icontains=word)
    return (
        Q(headline__icontains=word)
        | Q(kicker__icontains=word)
        | Q(subtitle__icontains=word)
        | Q(
            Exists(
                sections.filter(Q(text__icontains=word) | Q(heading__icontains=word))
            )
        )
        | Q(Exists(quotes))
        | Q(Exists(credits_))
    )
