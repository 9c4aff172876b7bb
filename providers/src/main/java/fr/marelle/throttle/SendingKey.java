package fr.marelle.throttle;

import java.io.Serializable;

/** Identifies a row of what was sent. */
record SendingKey(String realmId, String name, String keySha256, long windowStart)
    implements Serializable {}
