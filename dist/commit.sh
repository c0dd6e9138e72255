# Sourced: 'read_commit ROOT' sets `commit` to the checked-out commit. Without starting git, as
# ./sentry asks at every start; empty where that does not tell.
read_commit() {
  commit=
  folder=$1/.git
  common=$folder
  if [ -f "$folder" ]; then
    read -r _ folder <"$folder"
    common=${folder%/worktrees/*}
  fi
  [ -r "$folder/HEAD" ] && read -r commit <"$folder/HEAD" || return 0
  case $commit in
    ref:*)
      ref=$common/${commit#ref: }
      commit=
      [ ! -r "$ref" ] || read -r commit <"$ref"
      ;;
  esac
}
