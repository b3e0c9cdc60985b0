"""Who is rung: whoever listens for what happened, once for a burst, nobody else."""

from dure.kernel.ui.live import about, channels_of, within
from dure.project.live.hub import Hub, Listener

TOPIC = frozenset([about("topic", "t1")])
BOARD = frozenset([within(3, "care_meals")])


def test_a_page_with_two_parts_hears_which_of_them_has_news():
    page = Listener((TOPIC, BOARD))
    hub = Hub()
    hub.join(page)

    hub.tell(channels_of("topic", "t1", 8, "communication.message.say"))
    assert page.rung.is_set()
    assert page.take() == (0,)

    hub.tell(channels_of("stop", "s7", 3, "care_meals.door.visit"))
    assert page.take() == (1,)


def test_a_burst_is_one_ring_and_looking_takes_it():
    page, hub = Listener((TOPIC, BOARD)), Hub()
    hub.join(page)
    for _ in range(50):
        hub.tell([about("topic", "t1")])
    hub.tell([within(3, "care_meals")])

    assert page.take() == (0, 1)
    assert page.take() == ()
    assert not page.rung.is_set()


def test_news_of_another_initiative_rings_nobody():
    page, hub = Listener((BOARD,)), Hub()
    hub.join(page)

    hub.tell(channels_of("stop", "s7", 4, "care_meals.door.visit"))
    hub.tell(channels_of("stop", "s7", None, "care_meals.door.visit"))
    hub.tell(channels_of("menu", "m", 3, "care_meals_of_others.menu.plan"))

    assert not page.rung.is_set()


def test_a_page_that_left_leaves_nothing_behind():
    hub, one, other = Hub(), Listener((TOPIC,)), Listener((TOPIC, BOARD))
    hub.join(one)
    hub.join(other)
    hub.leave(other)
    hub.tell([*TOPIC, *BOARD])
    assert one.take() == (0,)
    assert other.take() == ()

    hub.leave(one)
    assert hub.by_channel == {}
    assert hub.count == 0


def test_after_trouble_everybody_looks_again():
    hub, one, other = Hub(), Listener((TOPIC,)), Listener((BOARD, TOPIC))
    hub.join(one)
    hub.join(other)
    hub.tell_all()
    assert one.take() == (0,)
    assert other.take() == (0, 1)
