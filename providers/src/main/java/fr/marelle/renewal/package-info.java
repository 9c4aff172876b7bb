/** « Réinitialisation du mot de passe »: the form behind a renewal code. */
package fr.marelle.renewal;
