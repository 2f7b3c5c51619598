"""What people do: tag, judge, link, settle; each action checks the role first."""
