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
FURNITURE = ['Sign up for the {0} morning briefing and get the day in five minutes, every weekday before breakfast.',
             'Follow {0} for live updates, photo galleries and the stories our readers are talking about right now.',
             'Got a tip? Write to the {0} newsroom in confidence; we read every message that reaches us.',
             'Support independent reporting: subscribe to {0} today and read without limits for a month.',
             'Comments are closed on this story. The editors of {0} thank all who took part in the discussion.',
             'Download the {0} app for breaking news alerts and the full crossword archive.',
             '{0} is not responsible for the content of external sites. All rights reserved by the publisher.']
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
        lines = rng.sample(FURNITURE, rng.choice([0, 1, 1, 2])) if kind != 'agency' else []
        zone = datetime.timezone(datetime.timedelta(hours=rng.choice(OFFSETS)))
        return Outlet(name, credit, kind, HouseStyle(rng), [line.format(name) for line in lines], zone)
    papers = [(f'{place} {kind}', f'the {kind}') for place, kind in zip(PLACES * 2, KINDS * 2 + KINDS[5:] * 4)]
    return {'agency': [outlet(name, credit, 'agency') for name, credit in AGENCIES],
            'paper': [outlet(name, credit, 'paper') for name, credit in papers],
            'farm': [outlet(name.replace('_', ' '), name.replace('_', ' '), 'farm') for name in FARMS]}
