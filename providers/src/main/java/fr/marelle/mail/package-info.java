/** Mails from templates, in a chosen language, with an outcome that tells what to do next. */
package fr.marelle.mail;
