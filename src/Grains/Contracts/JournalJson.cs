using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The one serialisation of the house: journal, snapshots, and calls between machines.</summary>
/// <remarks>
/// Ids are plain strings, amounts plain cents, rates basis points, quantities thousandths, enums their names. Readable in
/// ten years without this code. Domain types carry no attribute for it.
/// </remarks>
public static class JournalJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The journal is read by people, and never pasted into a page: "é" stays "é".
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // What is derived is derived again.
            IgnoreReadOnlyProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ListCases } },
        };

        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new ValueListConverterFactory());
        options.Converters.Add(new SingleValueConverter<OrderId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<LineId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<TableId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<StationId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<SaleId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<TillId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<ArticleId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<DepartmentId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<ScreenId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<ChoiceSetId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<ChoiceId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<MenuId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<OfferId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<AdjustmentId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<PaymentKeyId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<ActionKeyId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<PersonId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<CustomerId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<DeviceId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<JobId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<TerminalId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<CommandId, string>(value => new(value), id => id.Value));
        options.Converters.Add(new SingleValueConverter<Money, long>(cents => new(cents), money => money.Cents));
        options.Converters.Add(new SingleValueConverter<Rate, int>(points => new(points), rate => rate.BasisPoints));
        options.Converters.Add(
            new SingleValueConverter<Quantity, int>(thousandths => new(thousandths), amount => amount.Thousandths));
        options.MakeReadOnly();
        return options;
    }

    // An abstract record with nested cases is one of our closed families; its cases are told apart by their own names.
    private static void ListCases(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.Namespace?.StartsWith("RetailPos", StringComparison.Ordinal) is not true)
        {
            return;
        }

        var cases = info.Type.GetNestedTypes().Where(type => type.IsSubclassOf(info.Type)).ToList();

        if (cases.Count > 0)
        {
            info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "$case" };
            cases.ForEach(type => info.PolymorphismOptions.DerivedTypes.Add(new(type, type.Name)));
        }
    }

    private sealed class SingleValueConverter<T, TValue>(Func<TValue, T> from, Func<T, TValue> to) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            typeof(TValue) == typeof(string) ? from((TValue)(object)Text(ref reader)) :
            typeof(TValue) == typeof(long) ? from((TValue)(object)reader.GetInt64()) :
            from((TValue)(object)reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            switch (to(value))
            {
                case long number: writer.WriteNumberValue(number); break;
                case int number: writer.WriteNumberValue(number); break;
                default: writer.WriteStringValue((string?)(object?)to(value)); break;
            }
        }

        // Ids serve as keys of maps too.
        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            from((TValue)(object)Text(ref reader));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName((string)(object)to(value)!);

        private static string Text(ref Utf8JsonReader reader) =>
            reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");
    }

    private sealed class ValueListConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(
                typeof(ValueListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<List<T>>(ref reader, options)!.ToValueList();

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();

            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
