"""Cards, and how many were given on a day."""

from django.db import models

from motcua.kit.privacy import no_personal_data, personal_data


@personal_data(
    holds="who has a card, and since when",
    why="to lend books to its holder",
    keep="as long as the card is used",
)
class Card(models.Model):
    """The card of one person."""

    holder = models.OneToOneField("identity.Person", models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    given_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return self.number


@no_personal_data
class DayCount(models.Model):
    """How many cards were given on one day; counted by ``handlers`` from the journal."""

    day = models.DateField(primary_key=True)
    cards = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.day}: {self.cards}"
