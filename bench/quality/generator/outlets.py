"""Invented outlets with their house styles and furniture, and agencies, some with real names, as their credits are."""
import dataclasses, datetime

from .style import HouseStyle

AGENCIES = [('Associated Press', 'AP'), ('Reuters', 'Reuters'), ('Agence France-Presse', 'AFP'), ('Capstan News Agency', 'Capstan'),
            ('Norrland Press Bureau', 'NPB'), ('Meridian Wire', 'Meridian'), ('Continental Press', 'CP'), ('Atlas Newsfeed', 'Atlas')]
PLACES = ('Ambry Bellmore Cardew Dunmarrow Estrel Farholt Glenarvon Harwick Inverlee Jessop Kestrel Lorne Marlow Nethercote '
          'Ostrander Pellworth Quarry Ridgeway Stanmoor Tolmere').split()
KINDS = 'Post Gazette Courier Herald Tribune Observer Ledger Chronicle Dispatch Sentinel'.split()
FARMS = ('NewzCascade The_Viral_Kettle BuzzOrbit DailyScoopr Trendhive WorldNewsLoop HeadlineMagnet InfoGush Clickvale '
         'The_Daily_Swirl').split()
CITIES = ('WASHINGTON LONDON BEIRUT GENEVA TOKYO NAIROBI CHICAGO ATLANTA BERLIN TOLMERE BRUSSELS CAIRO DENVER PARIS SEOUL '
          'MADRID OSLO BOSTON HOUSTON').split() + ['NEW YORK', 'LOS ANGELES', 'MEXICO CITY', 'PORT ESTREL', 'SAO PAULO']
# An outlet's own lines are put together from these, so that hardly two outlets have one alike.
ASKING = ['Never miss a story:', 'Before you go:', 'Our readers come first.', 'Local news needs you!', 'Stay in the know.',
          'Thank you for reading.', 'More where that came from:', 'A note to our community.', 'Good mornings start here.']
OFFER = ['sign up for the {0} bulletin', 'the {0} app has alerts and puzzles', 'a trial month of {0} costs one dollar',
         'follow {0} wherever you scroll', 'write to the tip line of {0}', '{0} gift cards are on sale again',
         'join the {0} members circle today', 'hear {0} as a podcast', '{0} is looking for delivery riders']
CLOSING = ['and wake up to five headlines.', 'while the crossword archive is free.', 'in complete confidence.',
           'from anywhere, without limits.', 'and help us keep the lights on.', '(terms apply, see below).',
           'every weekday before breakfast.', 'and cancel whenever you like.', 'because silence is expensive.']
OFFSETS = [-8, -5, -5, 0, 0, 1, 2, 9]


@dataclasses.dataclass
class Outlet:
    name: str
    credit: str  # how others name it: "AP", "the Post"
    kind: str  # agency, paper, farm
    style: HouseStyle
    furniture: list
    zone: datetime.timezone


def make_outlets(rng):
    """All outlets of one set, by kind."""
    def outlet(name, credit, kind):
        n = rng.choice([0, 1, 1, 2]) if kind != 'agency' else 0
        lines = [' '.join(map(rng.choice, (ASKING, OFFER, CLOSING))) for _ in range(n)]
        zone = datetime.timezone(datetime.timedelta(hours=rng.choice(OFFSETS)))
        return Outlet(name, credit, kind, HouseStyle(rng), [line.format(name) for line in lines], zone)
    papers = [(f'{place} {kind}', f'the {kind}') for place, kind in zip(PLACES * 2, KINDS * 2 + KINDS[5:] * 4)]
    return {'agency': [outlet(name, credit, 'agency') for name, credit in AGENCIES],
            'paper': [outlet(name, credit, 'paper') for name, credit in papers],
            'farm': [outlet(name.replace('_', ' '), name.replace('_', ' '), 'farm') for name in FARMS]}
