/**
 * Login sheets (« fiches de connexion »): what a person needs to sign in, on paper, in a table and
 * by mail, and the way from the QR code on the paper to a filled-in login page.
 */
package fr.marelle.sheet;
