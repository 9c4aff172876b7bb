/** The login page: an identifier, and a password or a code in the same field. */
package fr.marelle.login;
