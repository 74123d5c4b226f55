/** Debian packages whose manual pages and documents form the corpus. */
export const PACKAGES: readonly string[] = [
  ..."acl apt at attr bind9-dnsutils coreutils cron cryptsetup-bin curl debianutils diffutils dpkg e2fsprogs file".split(
    " ",
  ),
  ..."findutils git-man gpg grep gzip iproute2 jq less logrotate login lsof lvm2 man-db manpages mount".split(" "),
  ..."openssh-client parted passwd patch procps psmisc rsync screen sed strace sudo systemd tar tcpdump tmux".split(
    " ",
  ),
  ..."util-linux wget xz-utils".split(" "),
  // In Korean, in addition to the Korean pages of some packages above.
  ..."debian-faq-ko installation-guide-amd64 libreoffice-help-ko".split(" "),
];

/** Converts manual pages to HTML. */
export const READER = "mandoc";
