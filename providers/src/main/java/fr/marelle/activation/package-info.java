/** « Activer mon compte »: the form behind an activation code, in one page and one transaction. */
package fr.marelle.activation;
