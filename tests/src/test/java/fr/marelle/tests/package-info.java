/** What a person or a client does, against a real server, read from top to bottom. */
package fr.marelle.tests;
