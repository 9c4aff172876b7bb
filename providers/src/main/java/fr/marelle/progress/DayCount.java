package fr.marelle.progress;

import java.time.LocalDate;

/** What the numbers were at the end of a day. */
public record DayCount(LocalDate day, Headcount headcount) {}
