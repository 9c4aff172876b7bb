/** « Je n'ai pas encore d'identifiant »: a relative creates the account alone, by SMS. */
package fr.marelle.enrolment;
