package fr.marelle.progress;

import java.io.Serializable;
import java.time.LocalDate;

/** What names a row: of a class or school, a profile and a day. */
public record ProgressKey(String groupId, String profile, LocalDate day) implements Serializable {}
