package fr.marelle.enrolment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where somebody is who enrols. */
enum EnrolmentPage {
  /** « Créer mon compte », and what pupils do instead. */
  CHOICE,
  /** Last name, first name, mobile. */
  NAMES,
  /** The same to read again, before an SMS leaves. */
  CONFIRM,
  /** The six digits. */
  CODE,
  /** The birth date of each child. */
  CHILDREN,
  /** Nothing goes on from here; the page says why. */
  END;

  /** Where no code was asked for yet. */
  static final Set<EnrolmentPage> BEFORE_A_CODE = EnumSet.of(CHOICE, NAMES, CONFIRM);

  String template() {
    return "marelle-enrolment-" + name().toLowerCase(Locale.ROOT) + ".ftl";
  }
}
