"""Packages on their way in: received, checked, decided about, kept, described, handed over.

What a package is and what is wrong with it is `kultura.digitisation`'s to say, what became of it is
a row of `kultura.store.batches`, its record is written as an import writes one. Here these meet:
`bringing` takes what a command brings, `proceeding` takes one package from state to state so that
whoever dies between leaves something to go on with, `deciding` is where people come in.
"""
