package fr.marelle.progress;

import fr.marelle.account.Profile;
import java.time.LocalDate;

/** A row of the table, as the history reads it. */
record Measurement(Profile profile, LocalDate day, StateCounts counts) {}
