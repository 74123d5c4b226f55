/** Debian packages whose manual pages and documents the corpus has. */
export const PACKAGES: readonly string[] = [
  ..."acl apt at attr bind9-dnsutils coreutils cron cryptsetup-bin curl debianutils diffutils dpkg e2fsprogs file".split(
    " ",
  ),
  ..."findutils git-man gpg grep gzip iproute2 jq less logrotate login lsof lvm2 man-db manpages mount".split(" "),
  ..."openssh-client parted passwd patch procps psmisc rsync screen sed strace sudo systemd tar tcpdump tmux".split(
    " ",
  ),
  ..."util-linux wget xz-utils".split(" "),
  // In Korean, beside the Korean pages of some of those.
  ..."debian-faq-ko installation-guide-amd64 libreoffice-help-ko".split(" "),
];

/** It reads manual pages: `mandoc` makes HTML of them. */
export const READER = "mandoc";
