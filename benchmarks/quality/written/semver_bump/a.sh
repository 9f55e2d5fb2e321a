next_version() {
    local version=$1 part=${2:-patch}
    if [[ ! $version =~ ^(v?)([0-9]+)\.([0-9]+)\.([0-9]+)$ ]]; then
        echo "not a version: $version" >&2
        return 1
    fi
    local prefix=${BASH_REMATCH[1]}
    local major=${BASH_REMATCH[2]} minor=${BASH_REMATCH[3]} patch=${BASH_REMATCH[4]}
    case $part in
        major) echo "$prefix$((major + 1)).0.0" ;;
        minor) echo "$prefix$major.$((minor + 1)).0" ;;
        patch) echo "$prefix$major.$minor.$((patch + 1))" ;;
        *)
            echo "unknown part: $part" >&2
            return 2
            ;;
    esac
}
