package frontdesk.protocol.dialogue;

/** Who somebody is to the caller that a wish is for; the names are stored data. */
public enum RelationToCaller {
  /** The caller themselves. */
  CALLER,
  SON,
  DAUGHTER,
  CHILD,
  HUSBAND,
  WIFE,
  PARTNER,
  MOTHER,
  FATHER,
  SISTER,
  BROTHER,
  GRANDPARENT,
  GRANDCHILD,
  FRIEND,
  /** Somebody of whom only a name was said. */
  OTHER
}
