/** What relatives report of pupils who are said to be their children and are not. */
package fr.marelle.attachment;
