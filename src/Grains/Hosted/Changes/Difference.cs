using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Grains.Changes;

/// <summary>
/// What differs between two records of the domain, field by field. Read off the records themselves, so that a field which is
/// new tomorrow is told tomorrow; a test asks that the page has a word for each.
/// </summary>
public static class Difference
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    // What tells two items of one list apart, the best first.
    private static readonly string[] KeyNames = ["Id", "Mode", "Prefix", "Article", "Name", "Kind"];

    /// <param name="before">Null for what is new.</param>
    /// <param name="after">Null for what is gone.</param>
    public static IEnumerable<ChangedField> Of(object? before, object? after) => Walk(name: "", of: "", before, after);

    /// <summary>The names of all fields that can differ within records of this type.</summary>
    public static IEnumerable<string> NamesIn(Type type) => NamesIn(type, []).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(Type type, HashSet<Type> seen) => !seen.Add(type) ? [] : FieldsOf(type).SelectMany(field =>
        ItemOf(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType) is var inner && !IsWord(inner)
            ? NamesIn(inner, seen)
            : [field.Name]);

    private static IEnumerable<ChangedField> Walk(string name, string of, object? before, object? after)
    {
        if (Same(before, after))
        {
            return [];
        }

        var type = (after ?? before)!.GetType();

        return IsWord(type) || (IsList(type) && IsWord(ItemOf(type))) ? [new(name, of, before, after)]
            : IsList(type) ? Items(name, of, before, after, ItemOf(type))
            : FieldsOf(type).SelectMany(field => Walk(field.Name, of, ValueOf(field, before), ValueOf(field, after)));
    }

    private static IEnumerable<ChangedField> Items(string name, string of, object? before, object? after, Type item)
    {
        var key = KeyNames.Select(known => FieldsOf(item).FirstOrDefault(field => field.Name == known)).FirstOrDefault(field => field is not null);
        var was = ByKey(before, key);
        var is_ = ByKey(after, key);

        foreach (var at in was.Keys.Union(is_.Keys, StringComparer.Ordinal))
        {
            var (one, other) = (was.GetValueOrDefault(at), is_.GetValueOrDefault(at));
            var called = NameOf(other ?? one!, at);
            var within = of.Length == 0 ? called : $"{of} · {called}";
            var fields = Walk(name, within, one, other).Where(field => field.Name != key?.Name && (one is not null || other is not null)).ToList();

            foreach (var field in fields.Count == 0 && !Same(one, other) ? [new(name, within, one is null ? null : called, other is null ? null : called)] : fields)
            {
                yield return field;
            }
        }
    }

    private static Dictionary<string, object> ByKey(object? list, PropertyInfo? key)
    {
        var items = new Dictionary<string, object>(StringComparer.Ordinal);

        foreach (var item in (IEnumerable?)list ?? Array.Empty<object>())
        {
            var name = $"{(key is null ? null : key.GetValue(item))}";
            items.TryAdd(name.Length == 0 || items.ContainsKey(name) ? $"{name}#{items.Count + 1}" : name, item);
        }

        return items;
    }

    // An item is called what people call it; its key is for those that have no name.
    private static string NameOf(object item, string key) =>
        FieldsOf(item.GetType()).FirstOrDefault(field => field.Name is "Name" && field.PropertyType == typeof(string))?.GetValue(item) is string { Length: > 0 } name
            ? name
            : key;

    // Nothing, an empty word and an empty list are the same to whoever reads; so is what a new thing leaves at no.
    private static bool Same(object? one, object? other) =>
        Equals(one, other) || (IsNothing(one) && IsNothing(other));

    private static bool IsNothing(object? value) => value is null or "" or false or ICollection { Count: 0 }
        || (value is IEnumerable list and not string && !list.Cast<object>().Any());

    private static object? ValueOf(PropertyInfo field, object? record) => record is null ? null : field.GetValue(record);

    private static PropertyInfo[] FieldsOf(Type type) => Known.GetOrAdd(type, static asked =>
    [
        .. asked.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(field => field is { CanRead: true, CanWrite: true } && field.GetIndexParameters().Length == 0),
    ]);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static Type ItemOf(Type type) => IsList(type) && type.IsGenericType ? type.GetGenericArguments()[^1] : type;

    // Amounts, ids, places and enumerations are said in one word; a record is said field by field.
    private static bool IsWord(Type type) => type == typeof(string) || type.IsValueType;
}
