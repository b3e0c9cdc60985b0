"""Communication (소통): condition 4. Alerts that climb until somebody closes them, notices that leave once."""
