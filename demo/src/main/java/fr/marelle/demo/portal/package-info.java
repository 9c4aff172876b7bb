/** A small portal: an OpenID Connect client that greets the person and shows what it was told. */
package fr.marelle.demo.portal;
