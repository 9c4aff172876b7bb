/** Forgotten password, forgotten identifier, and the link in a mail. */
package fr.marelle.recovery;
