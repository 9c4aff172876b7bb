/** A real browser, with a trace and a picture of what went wrong. */
package fr.marelle.tests.browser;
