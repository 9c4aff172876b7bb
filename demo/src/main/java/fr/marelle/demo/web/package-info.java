/** What the demonstration's pages share: a small HTTP server on localhost, HTML, languages. */
package fr.marelle.demo.web;
