"""When pages say they were published: exact, to the day, or wrong."""
import datetime

DAY_ONLY = 1 / 3
WRONG = .1


def start(published, rng):
    """When a tree begins: on the article's own day, or within the same ten days."""
    try: day = datetime.datetime.fromisoformat(published[:10])
    except ValueError: day = datetime.datetime(2021, 3, 20) + datetime.timedelta(days=rng.randrange(10))
    return day.replace(tzinfo=datetime.timezone.utc) + datetime.timedelta(minutes=rng.randrange(1440))


def delay(rng):
    """Most copies are out within hours, some after days."""
    hours = rng.expovariate(1 / 5) if rng.random() < .8 else rng.uniform(12, 96)
    return datetime.timedelta(hours=max(.1, hours))


def published(time, zone, rng):
    """What the page says, and whether it is wrong."""
    wrong = rng.random() < WRONG
    if wrong: time += datetime.timedelta(hours=rng.choice([-1, 1]) * rng.uniform(8, 96))
    local = time.astimezone(zone).replace(second=0, microsecond=0)
    return (local.date().isoformat() if rng.random() < DAY_ONLY else local.isoformat()), wrong
