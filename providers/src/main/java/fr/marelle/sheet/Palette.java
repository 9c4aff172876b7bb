package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Ink;

/** The colours of a sheet: those of the login pages, which stay apart on a grey printer too. */
final class Palette {
  static final Ink TEXT = new Ink(0x2a2440);
  static final Ink MUTED = new Ink(0x5b5470);
  static final Ink CUT = new Ink(0x857d9c);
  static final Ink PAPER = new Ink(0xffffff);
  static final Ink TINT = new Ink(0xfff8e9);
  static final Ink EDGE = new Ink(0xffd25e);
  static final Ink STEP = new Ink(0x2450c8);
  static final Ink EARTH = new Ink(0x1d8f80);
  static final Ink PEACH = new Ink(0xf7a072);
  static final Ink SKY = new Ink(0x9fd6f2);
  static final Ink RED = new Ink(0xe5502f);
  static final Ink GOLD = new Ink(0xf2b632);
  static final Ink WATER = new Ink(0x58b7a8);
  static final Ink SAND = new Ink(0xfff7df);

  private Palette() {}
}
