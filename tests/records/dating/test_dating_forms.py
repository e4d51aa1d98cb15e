"""Datings as curators write them, and the EDTF that is proposed for each."""

from kultura.records.dating.bounds import bounds
from kultura.records.dating.propose import propose_edtf

import pytest


POLISH = """
1890 = 1890
1890 r. = 1890
rok 1890 = 1890
r. 1890 = 1890
966 = 0966
[1832] = 1832
ok. 1890 = 1890~
ok. 1890 r. = 1890~
około 1890 roku = 1890~
ca 1850 = 1850~
zapewne 1890 = 1890?
prawdopodobnie ok. 1890 = 1890%
1832 (?) = 1832?
1939–1945 = 1939/1945
1939-45 = 1939/1945
1850/51 = 1850/1851
1850 r. - 1860 r. = 1850/1860
1890-1895 (?) = 1890?/1895?
od 1880 do 1890 = 1880/1890
między 1880 a 1890 = 1880/1890
w latach 1880–1890 = 1880/1890
lata 1920–1930 = 1920/1930
przed 1939 = ../1939
sprzed 1939 = ../1939
do 1939 = ../1939
do ok. 1850 = ../1850~
nie później niż 1939 = ../1939
po 1945 = 1945/..
po 1945 r. = 1945/..
od 1945 = 1945/..
1945 lub później = 1945/..
od XVIII w. = 1700/..
do XIX w. = ../1899
przed poł. XIX w. = ../1840~
1928 lub 1929 = [1928,1929]
1916 i 1920 = {1916,1920}
1890, 1895 i 1900 = {1890,1895,1900}
1939, wyd. 1945 = 1939
dat. 1890 = 1890
sygn. i dat. 1890 = 1890
wykonano w XIX w. = 18XX
XIX w. = 18XX
XIX wiek = 18XX
wiek XIX = 18XX
w XIX w. = 18XX
II wiek = 01XX
XVII–XVIII w. = 1600/1799
XVII/XVIII w. = 1690~/1710~
XIX/XX = 1890~/1910~
przełom XIX i XX w. = 1890~/1910~
2. poł. XIX w. = 1850/1899
2 poł. XIX w. = 1850/1899
II poł. XIX w. = 1850/1899
druga połowa XIX wieku = 1850/1899
XIX w., 2 poł. = 1850/1899
XIX w. (2. poł.) = 1850/1899
ok. 2. poł. XIX w.? = 1850%/1899%
1. ćw. XX w. = 1900/1924
III ćw. XIX w. = 1850/1874
ostatnia ćwierć XVIII w. = 1775/1799
1. tercja XVI w. = 1500/1532
2. ćw. XVII w. – 1. ćw. XVIII w. = 1625/1724
pocz. XX w. = 1900~/1915~
początek XX wieku = 1900~/1915~
poł. XIX w. = 1840~/1860~
w połowie XIX w. = 1840~/1860~
kon. XIX w. = 1885~/1899~
koniec XVIII w. = 1785~/1799~
koniec XIX – pocz. XX w. = 1885~/1915~
lata 20. XX w. = 192X
lata 20-te XX w. = 192X
lata dwudzieste XX wieku = 192X
XX w., l. 20. = 192X
lata 50. i 60. XX w. = 1950/1969
lata 20.–30. XX w. = 1920/1939
2. poł. lat 20. XX w. = 1925/1929
15 marca 1943 = 1943-03-15
15.03.1943 = 1943-03-15
15 III 1943 = 1943-03-15
1.II.1890 = 1890-02-01
12–15 marca 1943 = 1943-03-12/1943-03-15
marzec 1943 = 1943-03
marzec–maj 1943 = 1943-03/1943-05
03.1943 = 1943-03
lato 1944 = 1944-22
V w. p.n.e. = -04XX
2. poł. V w. p.n.e. = -0449/-0400
X–IX w. p.n.e. = -0999/-0800
500–450 p.n.e. = -0499/-0449
44 p.n.e. = -0043
ca 1200 p.n.e. = -1199~
100 p.n.e. – 100 n.e. = -0099/0100
I w. n.e. = 00XX
II wojna światowa = 1939/1945
dwudziestolecie międzywojenne = 1918/1939
"""
ENGLISH = """
c.1834 = 1834~
c. 1929 = 1929~
circa 1824 = 1824~
c.1997-9 = 1997~/1999~
c.1830–41 = 1830~/1841~
c.1799–1802 = 1799~/1802~
?1832 = 1832?
?c.1830–5 = 1830%/1835%
probably c.1890 = 1890%
1972–3 = 1972/1973
1901–05 = 1901/1905
from 1880 to 1890 = 1880/1890
between 1880 and 1890 = 1880/1890
before 1939 = ../1939
by 1939 = ../1939
not later than 1939 = ../1939
after 1945 = 1945/..
after c.1830 = 1830~/..
after c.1819–20 = 1820~/..
not before 1900 = 1900/..
1831 or later = 1831/..
1928 or 1929 = [1928,1929]
1916 and 1920 = {1916,1920}
1981, 2007 = {1981,2007}
1995–6, 2007 = {1995..1996,2007}
published 1843 = 1843
first published 1846, reprinted 1993 = 1846
1908–10, reprinted 1925 = 1908/1910
1845, exhibited 1848 = 1845
1928, cast 1928 or 1929 = 1928
1976, printed 2003 = {1976,2003}
1976–7, enlarged version 2007 = {1976..1977,2007}
1955–6; printed 1970s = {1955..1956,1970..1979}
c. 1821, printed 1830 = 1821~/1830~
c.1803, c.1805–10 = 1803~/1810~
the 1920s = 192X
c.1950s = 195X~
19th century = 18XX
15th–16th century = 1400/1599
mid-19th century = 1840~/1860~
early 20th century = 1900~/1930~
late 18th century = 1770~/1799~
late 15th–early 16th century = 1470~/1530~
second half of the 19th century = 1850/1899
1st half of the 20th c. = 1900/1949
last quarter of the 18th century = 1775/1799
March 1943 = 1943-03
15 March 1943 = 1943-03-15
March 15, 1943 = 1943-03-15
1943-03-15 = 1943-03-15
summer 1944 = 1944-22
AD 79 = 0079
79 AD = 0079
44 BC = -0043
"""
CZECH = """
kolem roku 1890 = 1890~
asi 1890 = 1890~
cca 1890 = 1890~
před 1939 = ../1939
po roce 1945 = 1945/..
mezi 1880 a 1890 = 1880/1890
v letech 1880–1890 = 1880/1890
19. století = 18XX
19. stol. = 18XX
17.–18. století = 1600/1799
1. pol. 17. století = 1600/1649
druhá polovina 19. století = 1850/1899
4. čtvrtina 18. století = 1775/1799
druhá čtvrtina 19. století = 1825/1849
1. třetina 16. století = 1500/1532
počátek 20. století = 1900~/1915~
poč. 20. století = 1900~/1915~
polovina 19. století = 1840~/1860~
konec 18. století = 1785~/1799~
20. léta 20. století = 192X
třicátá léta 20. století = 193X
15. března 1943 = 1943-03-15
15. 3. 1943 = 1943-03-15
jaro 1968 = 1968-21
1890 nebo 1891 = [1890,1891]
1916 a 1920 = {1916,1920}
44 př. n. l. = -0043
5. století př. n. l. = -04XX
1890, vydáno 1895 = 1890
snad 1890 = 1890?
"""
NO_RULE = """
1901-05
1943–1939
31.02.1943
6. ćw. XX w.
XXX w.
9999
0 r.
lata trzydzieste
neolit
ok. 3000 lat temu
1890, fot. Kowalski
nr 1890
1890 zł
"""
EDTF = """
1890~
18XX
1850/1899
1943-03-15
[1928,1929]
../1939
-0043
"""
FORMS = [
    tuple(part.strip() for part in line.split(" = "))
    for table in (POLISH, ENGLISH, CZECH)
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("written", "edtf"), FORMS)
def test_form(written: str, edtf: str) -> None:
    assert propose_edtf(written) == edtf
    assert bounds(edtf)


def test_each_language_has_its_forms() -> None:
    counts = [len(table.strip().splitlines()) for table in (POLISH, ENGLISH, CZECH)]
    assert sum(counts) >= 60
    assert min(counts) >= 25


@pytest.mark.parametrize("written", NO_RULE.strip().splitlines())
def test_what_no_rule_reads_stays_without(written: str) -> None:
    assert propose_edtf(written) is None


@pytest.mark.parametrize("written", EDTF.strip().splitlines())
def test_edtf_is_taken_as_it_is(written: str) -> None:
    assert propose_edtf(written) == written


@pytest.mark.parametrize("written", ["OK. 1890 R.", "2. POŁ. XIX W.", " ok.  1890 ", "1939—1945"])
def test_capitals_spaces_and_dashes_do_not_matter(written: str) -> None:
    assert propose_edtf(written) is not None
