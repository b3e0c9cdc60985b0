"""Communication (소통): condition 4. Alerts that climb until they are closed, notices that leave once."""
