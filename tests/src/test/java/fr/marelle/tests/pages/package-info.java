/** The pages, as a person finds them: by the fields and buttons on them. */
package fr.marelle.tests.pages;
