/** Who an account belongs to: profile, state, identifier and the attributes that carry them. */
package fr.marelle.account;
