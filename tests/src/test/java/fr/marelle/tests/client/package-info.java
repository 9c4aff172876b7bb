/** Clients without a browser: an application that relies on the realm, a person's bare HTTP. */
package fr.marelle.tests.client;
