namespace RetailPos.Hub.Storage;

/// <summary>Another hub writes this journal. Two on one file would each be sure of positions that the other takes.</summary>
public sealed class JournalInUseException(string path, Exception inner) : IOException(
    $"The journal '{path}' is in use by another hub. Stop that one first, or give this one a data folder of its own.", inner);

/// <summary>The file is something else than a journal, or damaged at its very beginning. It is left as it was.</summary>
public sealed class NotAJournalException(string path, Exception? inner = null) : IOException(
    $"The file '{path}' is not a journal of RetailPos, or is damaged. It was left as it is.", inner);
