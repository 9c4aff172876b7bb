/**
 * Who may act on whom. Decided for each request from the database, never from what a token says
 * about its bearer, so that a blocked or departed teacher loses it at once.
 */
package fr.marelle.classroom.access;
