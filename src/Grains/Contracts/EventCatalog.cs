using System.Collections.Frozen;

namespace RetailPos.Grains.Contracts;

/// <summary>Which name each event bears in the journal. Names are for ever; classes may be renamed.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, string> _names;

    /// <exception cref="ArgumentException">A name or a type stands twice.</exception>
    public EventCatalog(IEnumerable<(string Name, Type Type)> events)
    {
        var list = events.ToList();
        _types = list.ToDictionary(pair => pair.Name, pair => pair.Type, StringComparer.Ordinal).ToFrozenDictionary();
        _names = list.ToDictionary(pair => pair.Type, pair => pair.Name).ToFrozenDictionary();
    }

    public IEnumerable<string> Names => _types.Keys;

    public bool Knows(string name) => _types.ContainsKey(name);

    /// <exception cref="KeyNotFoundException">No event bears this name.</exception>
    public Type TypeOf(string name) => _types[name];

    /// <exception cref="ArgumentException">The event has no name: it was forgotten in the list.</exception>
    public string NameOf(object happened) => _names.GetValueOrDefault(happened.GetType())
        ?? throw new ArgumentException($"{happened.GetType()} has no name in the event catalogue.", nameof(happened));
}
