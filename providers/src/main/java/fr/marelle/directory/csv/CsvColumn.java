package fr.marelle.directory.csv;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a column holds, and the headers by which it is recognised. */
public enum CsvColumn {
  ID(
      "Identifiant externe",
      "id identifiant externalid idexterne identifiantexterne idsource idsiecle idonde identifiantonde jointure matricule"),
  INE("INE", "ine idnational identifiantnational identifiantnationaleleve"),
  FAMILY_NAME(
      "Nom de famille",
      "nom nomfamille nomnaissance nompatronymique patronyme lastname familyname surname"),
  USAGE_NAME("Nom d'usage", "nomusage nomusuel nommarital usagename"),
  FIRST_NAME("Prénom", "prenom prenoms prenomusuel premierprenom firstname givenname"),
  OTHER_FIRST_NAMES("Autres prénoms", "autresprenoms deuxiemeprenom secondprenom"),
  CIVILITY("Civilité", "civilite titre sexe genre"),
  BIRTH_DATE("Date de naissance", "datenaissance naissance neele ne nee ddn birthdate dateofbirth"),
  CLASS(
      "Classe", "classe classes libelleclasse libellesclasses nomclasse division divisions class"),
  MAIL(
      "Courriel",
      "courriel email mail mel adresseemail adressemail adressemel adressecourriel adresseelectronique courrielprofessionnel emailprofessionnel emailacademique"),
  MOBILE(
      "Téléphone portable",
      "telephoneportable telephonemobile telportable telmobile portable mobile gsm"),
  /** A number of any kind: a mobile one where it can be. */
  PHONE("Téléphone", "telephone tel phone"),
  HOME_PHONE(
      "Téléphone domicile",
      "telephonedomicile teldomicile telephonepersonnel telephonefixe telfixe homephone domicile"),
  WORK_PHONE(
      "Téléphone travail",
      "telephonetravail teltravail telephoneprofessionnel telprofessionnel telephonebureau workphone"),
  IDENTIFIER(
      "Identifiant de connexion",
      "alias login loginalias identifiantconnexion nomutilisateur username"),
  PROFILE("Profil", "profil profile type typeutilisateur categorie role"),
  SCHOOL(
      "UAI de l'établissement",
      "uai rne codeuai coderne numerouai uaietablissement codeetablissement etablissement"),
  FUNCTION("Fonction", "fonction fonctions function emploi poste"),
  DISCIPLINE(
      "Discipline", "discipline disciplines matiere matieres matiereenseignee matieresenseignees"),
  HEAD_OF("Professeur principal", "professeurprincipal profprincipal pp"),
  KINSHIP("Lien de parenté", "lien lienparente parente qualite relation"),
  RESPONSIBILITY("Responsabilité légale", "legal responsabilite responsabilitelegale autorite"),
  CHILD_ID("Identifiant de l'enfant", ""),
  CHILD_FAMILY_NAME("Nom de l'enfant", ""),
  CHILD_USAGE_NAME("Nom d'usage de l'enfant", ""),
  CHILD_FIRST_NAME("Prénom de l'enfant", ""),
  CHILD_BIRTH_DATE("Date de naissance de l'enfant", ""),
  CHILD_CLASS("Classe de l'enfant", ""),
  /** Not read. */
  IGNORED("Colonne non lue", "");

  private static final Pattern BLANK = Pattern.compile(" ");

  private static final Map<String, CsvColumn> BY_SPELLING =
      Arrays.stream(values())
          .flatMap(
              column ->
                  BLANK
                      .splitAsStream(column.spellings)
                      .filter(spelling -> !spelling.isEmpty())
                      .map(spelling -> Map.entry(spelling, column)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<CsvColumn, CsvColumn> OF_CHILD =
      Map.of(
          ID, CHILD_ID,
          FAMILY_NAME, CHILD_FAMILY_NAME,
          USAGE_NAME, CHILD_USAGE_NAME,
          FIRST_NAME, CHILD_FIRST_NAME,
          BIRTH_DATE, CHILD_BIRTH_DATE,
          CLASS, CHILD_CLASS);

  private final String title;
  private final String spellings;

  CsvColumn(String title, String spellings) {
    this.title = title;
    this.spellings = spellings;
  }

  /** The header that a file of ours would have: in French, as such files are. */
  public String title() {
    return title;
  }

  /** Whether a row may have several. */
  public boolean isRepeatable() {
    return switch (this) {
      case CLASS, DISCIPLINE, FUNCTION, HEAD_OF, OTHER_FIRST_NAMES, IGNORED -> true;
      default -> isOfChild();
    };
  }

  /** Whether it tells of a relative's child. */
  public boolean isOfChild() {
    return OF_CHILD.containsValue(this);
  }

  /**
   * The column with that header.
   *
   * @param spelling small letters without accents, and nothing between the words
   */
  static Optional<CsvColumn> spelled(String spelling) {
    return Optional.ofNullable(BY_SPELLING.get(spelling));
  }

  /**
   * The column that tells the same of a relative's child; what is not told of children is ignored.
   */
  CsvColumn ofChild() {
    return OF_CHILD.getOrDefault(this, IGNORED);
  }
}
