"""Homicides around St Louis, 1979-84: the rates that esda (PySAL) publishes for its two smoothers.

78 counties; the columns HC7984 and PO7984 and the queen neighbours of the sample data "stl", from Messner,
Anselin, Hawkins, Deane, Tolnay and Baller (2000), An Atlas of the Spatial Patterning of County-Level
Homicide, 1960-1990.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

HOMICIDES = """
4 19 3 2 2 28 61 3 7 3 4 0 1 12 0 2 6 6 3 4 0 2 9 2 23 5 2 2 0 2 10 4 95 8 31 0 407 5 10 1238 3 14 0 2
18 369 5 0 3 0 40 9 7 1 3 2 8 5 11 12 8 10 2 8 7 25 6 19 6 2 2 6 9 0 1 13 3 4
"""

POPULATION = """
189087 425580 69649 88540 33697 774843 1056438 172182 224033 113497 218510 87628 36354 316661 53222
141872 103469 193449 295848 99013 34772 65947 155266 123387 612258 135365 133297 186877 68404 68779
192789 96686 1480530 92864 905683 93388 5863876 109086 265200 2658090 199528 347829 79838 72381 432159
1605518 110883 48352 121762 92348 891502 225007 113880 46260 108510 55620 213680 131792 109953 108864
205880 260154 90841 255875 253540 372227 100389 345641 87410 66694 64680 127071 107508 43056 61456
353841 47507 68218
"""

TOUCHING = """
0-6 0-2 0-5 1-9 1-7 1-4 2-6 2-3 3-8 3-4 3-6 4-9 4-8 5-15 5-11 5-10 5-6 6-18 6-8 6-10 6-17 7-14 7-9 8-19
8-18 8-12 8-9 9-16 9-14 9-12 9-19 9-20 10-17 10-15 11-15 11-13 12-19 13-21 13-15 14-22 14-16 15-27 15-26
15-17 15-21 16-29 16-25 16-22 16-20 17-32 17-31 17-18 17-26 18-23 18-19 18-32 19-23 19-20 20-34 20-25
20-23 21-28 21-27 22-30 22-24 22-29 23-34 23-32 24-41 24-30 25-33 25-29 25-34 26-40 26-38 26-31 26-27
26-35 27-28 27-35 28-37 28-35 29-42 29-33 29-30 30-43 30-41 30-42 31-32 31-40 32-45 32-39 32-34 32-40
33-42 33-34 33-44 34-44 34-36 35-46 35-38 35-37 36-50 36-44 36-39 36-45 36-48 37-47 37-46 38-51 38-49
38-40 38-46 39-45 40-49 40-45 41-52 41-43 42-60 42-58 42-53 42-43 42-44 43-53 43-52 44-59 44-58 44-50
45-48 45-49 45-56 46-55 46-54 46-51 46-47 47-54 48-62 48-50 48-56 49-57 49-56 49-51 50-63 50-59 50-62
51-61 51-57 51-55 52-64 52-53 53-64 53-60 54-55 55-61 56-66 56-62 56-65 56-57 57-65 57-61 58-68 58-60
58-59 58-69 59-69 59-63 60-71 60-64 60-68 61-67 61-65 62-63 62-66 63-70 63-69 63-66 64-71 65-72 65-66
65-67 66-75 66-74 66-70 67-72 68-76 68-71 68-69 68-73 69-73 69-70 69-77 70-77 70-74 71-76 72-75 73-76
73-77 74-77 74-75
"""

GLOBAL = "2.36718950 4.54539167 4.78114019 2.76907146 6.58989323 3.66494122 5.79952721 2.03064590 3.31152999"
"""esda.smoothing.Empirical_Bayes, first nine, times 100,000."""

LOCAL = "4.01485749 3.62437513 4.93034844 5.09387329 3.72735210 3.69333797 5.40245456 2.99806055 3.73034109"
"""esda.smoothing.Spatial_Empirical_Bayes, first nine, times 100,000."""


def numbers(text: str) -> NDArray[np.float64]:
    return np.array(text.split(), dtype=np.float64)


def rows() -> tuple[list[int], list[int]]:
    near: list[set[int]] = [{county} for county in range(78)]
    for pair in TOUCHING.split():
        here, there = (int(end) for end in pair.split("-"))
        near[here].add(there)
        near[there].add(here)
    starts = np.cumsum([0, *(len(row) for row in near)])
    return starts.tolist(), [county for row in near for county in sorted(row)]


def test_esda_empirical_bayes() -> None:
    found = empirical_bayes(numbers(HOMICIDES), numbers(POPULATION), unit="per 100,000", per=1e5)
    np.testing.assert_allclose(found.value[:9], numbers(GLOBAL), rtol=0, atol=5e-9)


def test_esda_spatial_empirical_bayes() -> None:
    found = spatial_empirical_bayes(
        numbers(HOMICIDES), numbers(POPULATION), rows(), unit="per 100,000", per=1e5
    )
    np.testing.assert_allclose(found.value[:9], numbers(LOCAL), rtol=0, atol=5e-9)
    assert found.note == ""
