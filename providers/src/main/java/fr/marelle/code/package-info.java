/**
 * One-time codes that open the form which sets a password: made, sealed, kept as credentials, read
 * again by those who hand them out, used once.
 */
package fr.marelle.code;
