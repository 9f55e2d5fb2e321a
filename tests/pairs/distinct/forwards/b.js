export function archiveMessage(id, settings) {
  requireSession("archiveMessage");
  return mailbox.archive(Number(id), { silent: true, ...settings });
}
